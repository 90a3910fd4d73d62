import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Test } from 'tap';
import { html } from '../../src/cli/html.js';
import type { Played } from '../report/html/play.js';

const CHROMIUM = '/usr/bin/chromium';

/** Why there is no browser to test in; `false` if there is one. */
export const noBrowser = (): string | false =>
  existsSync(CHROMIUM) ? false : `no ${CHROMIUM}: sudo apt-get install chromium`;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Opened {
  readonly page: Page;
  /** What the page asked for beyond itself, and what it complained of. */
  readonly trouble: string[];
}

export interface OpenOptions {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
}

/** A report of these runs in a browser of its own, gone with the test. */
export async function open(t: Test, played: readonly Played[], options: OpenOptions = {}): Promise<Opened> {
  const { width = 1280, colorScheme = 'light', javaScriptEnabled = true } = options;
  const file = join(t.testdir(), 'report.html');
  const page = await html(
    played.map(({ scenario }) => scenario),
    played.map(({ record }) => record),
  );
  writeFileSync(file, page);
  // Not among the test's fixtures: a browser that is closed still writes for a moment.
  const profile = await mkdtemp(join(tmpdir(), 'transitlab-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: FLAGS,
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled,
  });
  t.teardown(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  return show(context, pathToFileURL(file).href);
}

async function show(context: BrowserContext, url: string): Promise<Opened> {
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url && request.url() !== 'data:,') trouble.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, trouble };
}
