import { EXIT, LabError } from '../../../model/errors.js';
import { PACKAGE_ROOT, version } from '../../package.js';
import { contextParts } from './context.js';
import type { Engine } from './engine.js';
import { engineFailed } from './trouble.js';

/** Lines of a failed build that the message shows. */
const SHOWN = 12;

interface Progress {
  readonly stream?: string;
  readonly error?: string;
}

/**
 * Builds the image from the package's own files. TRANSITLAB_BASE and TRANSITLAB_NODE name other images for the
 * Dockerfile to stand on, where no registry can be reached. The build uses the machine's network: an engine without a
 * bridge of its own can build too.
 */
export async function buildImage(
  engine: Engine,
  name: string,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  const { docker, address } = engine;
  const said: string[] = [];
  try {
    const stream = await docker.buildImage(
      { context: PACKAGE_ROOT, src: contextParts() },
      {
        t: name,
        networkmode: 'host',
        rm: true,
        forcerm: true,
        labels: { ...labels },
        buildargs: buildArguments(),
      },
    );
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(
        stream,
        (error) => (error ? reject(error) : resolve()),
        (event: Progress) => said.push(event.stream ?? event.error ?? ''),
      );
    });
  } catch (error) {
    throw said.length === 0
      ? engineFailed('build the image', address, error)
      : failed(name, address, said, error);
  }
}

function buildArguments(): Record<string, string> {
  const { TRANSITLAB_BASE: BASE, TRANSITLAB_NODE: NODE } = process.env;
  return { VERSION: version(), ...(BASE ? { BASE } : {}), ...(NODE ? { NODE } : {}) };
}

function failed(name: string, address: string, said: readonly string[], cause: unknown): LabError {
  const words = said.join('').trimEnd().split('\n').slice(-SHOWN).join('\n');
  const full = engineFailed('build the image', address, new Error(words));
  if (full.problem.what.startsWith('no space')) return full;
  return new LabError(
    EXIT.unsupported,
    {
      what: 'the image cannot be built',
      where: name,
      why: words || (cause as Error).message,
      hint: 'without a registry: scripts/build-base makes the images that it stands on',
    },
    { cause },
  );
}
