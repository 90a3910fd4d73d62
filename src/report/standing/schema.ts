import Type from 'typebox';
import { CloudError, count, ms, Position, strict } from '../json/schema-base.js';
import { NetworkJson } from './schema-network.js';

/** What verbs of standing labs print as JSON; its JSON Schema is `schema/standing.schema.json`. */

const fields = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description });
const text = (description: string) => Type.String({ description });
const when = Type.String({ description: 'Real time, ISO 8601' });

const Note = Type.Object(
  {
    operation: text('`route.replace`'),
    namespace: Type.String(),
    object: Type.String(),
    reason: Type.String(),
  },
  { ...strict, description: 'A change of the kernel' },
);
const Notes = Type.Array(Note);

const Sandbox = Type.Object(
  {
    kind: Type.Enum(['embedded', 'container']),
    detail: Type.Optional(Type.String()),
    choice: Type.Object(
      {
        sandbox: Type.Enum(['auto', 'embedded', 'container']),
        image: Type.Optional(Type.String()),
        privileged: Type.Optional(Type.Boolean()),
      },
      { ...strict, description: 'What was asked for' },
    ),
  },
  strict,
);

const Seat = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('embedded'),
        pid: Type.Integer(),
        isolation: Type.Enum(['user', 'stranger', 'root']),
      },
      strict,
    ),
    Type.Object({ kind: Type.Literal('container'), id: Type.String(), engine: Type.String() }, strict),
  ],
  { description: 'A process that stands in the lab’s namespaces, or its container' },
);

const InspectedHost = Type.Object(
  {
    id: Type.String(),
    address: Type.String(),
    network: text('Its VPC or data centre'),
    region: Type.String(),
    up: Type.Boolean(),
  },
  strict,
);

export const InspectionJson = Type.Object(
  {
    name: Type.String(),
    title: text('The scenario’s own name'),
    file: Type.String(),
    version: text('Of transitlab that keeps it'),
    text: text('Digest of the file as it was read'),
    at: Type.Optional(text('The step after which it was to stand')),
    sandbox: Sandbox,
    keeper: Type.Object({ pid: Type.Integer(), since: when }, strict),
    health: Type.Enum(['stands', 'rebuilding', 'broken']),
    why: Type.Optional(text('What hinders, of a broken one')),
    seat: Type.Optional(Seat),
    busy: Type.Optional(
      Type.Object(
        { pid: Type.Integer(), command: Type.String(), since: when },
        { ...strict, description: 'Who changes it just now' },
      ),
    ),
    now: Type.Number({ description: 'Virtual time, milliseconds since 1970-01-01T00:00Z' }),
    records: count('Records in the journal'),
    deeds: count('Calls, waits, faults and heals made by hand that hold'),
    changes: count('Changes made to the kernel since the keeper started, beside building the lab'),
    hosts: Type.Array(InspectedHost),
    namespaces: Type.Array(Type.String()),
    links: count('Cables'),
    faults: Type.Array(Type.String(), { description: 'What is broken' }),
    variables: fields('What calls have saved'),
    log: Type.String(),
  },
  { ...strict, description: 'A standing lab' },
);

export const InspectJson = Type.Object(
  { ...InspectionJson.properties, network: Type.Optional(NetworkJson) },
  { ...strict, title: 'inspect' },
);

export const UpJson = Type.Object(
  {
    how: Type.Enum(['new', 'again', 'stood'], {
      description: 'again: brought back from its journal; stood: nothing was done',
    }),
    inspection: InspectionJson,
    edited: Type.Boolean({ description: 'The file was edited since' }),
    torn: count('Bytes of a torn last record that were dropped'),
  },
  { ...strict, title: 'up' },
);

export const ListJson = Type.Array(
  Type.Union([
    Type.Object({ name: Type.String(), is: Type.Literal('standing'), inspection: InspectionJson }, strict),
    Type.Object({ name: Type.String(), is: Type.Enum(['starting', 'silent', 'fallen']) }, strict),
  ]),
  { title: 'ps' },
);

const Called = Type.Object(
  {
    type: Type.Literal('call'),
    as: Type.String(),
    action: Type.String(),
    params: fields('After $name was filled in'),
    outcome: Type.Union([
      Type.Object({ ok: Type.Literal(true), response: fields('The cloud’s answer') }, strict),
      Type.Object({ ok: Type.Literal(false), error: CloudError }, strict),
    ]),
    passed: Type.Boolean({ description: 'False: refused, and nothing was changed' }),
    why: Type.Optional(Type.String()),
    settledMs: ms('Virtual time until what the call began had ended'),
  },
  strict,
);
const Waited = Type.Object(
  {
    type: Type.Literal('wait'),
    ms: ms('Virtual time'),
    now: Type.Number({ description: 'Virtual time after it' }),
    happened: Type.Array(Type.String()),
  },
  strict,
);
const Broke = Type.Object(
  {
    type: Type.Literal('fault'),
    action: Type.Enum(['fault', 'heal']),
    target: Type.String(),
    passed: Type.Boolean(),
    why: Type.Optional(Type.String()),
  },
  strict,
);

export const ActedJson = Type.Object(
  { outcome: Type.Union([Called, Waited, Broke]), changes: Notes },
  { ...strict, title: 'call, clock, fault, heal' },
);

const Dropped = Type.Object(
  { at: Type.Optional(Position), deed: fields('As a scenario’s item'), why: Type.String() },
  { ...strict, description: 'Done by hand before, and no longer accepted' },
);

export const AppliedJson = Type.Object(
  { changes: Notes, dropped: Type.Array(Dropped) },
  { ...strict, title: 'apply' },
);

export const DriftJson = Type.Object(
  {
    changes: Type.Array(Note, { description: 'What it would take; empty: the kernel holds what it should' }),
  },
  { ...strict, title: 'plan --check' },
);

export const DownJson = Type.Array(
  Type.Object(
    {
      name: Type.String(),
      how: Type.Enum(['ended', 'killed', 'forgotten'], {
        description: 'killed: by --force; forgotten: its keeper was gone already',
      }),
      cleanupMs: Type.Optional(ms('From its end until the kernel had cleaned up; with --wait')),
    },
    strict,
  ),
  { title: 'down' },
);

export const StandingJson = Type.Union(
  [UpJson, ListJson, InspectJson, ActedJson, AppliedJson, DriftJson, DownJson],
  {
    $id: 'standing.schema.json',
    title: 'transitlab standing labs',
    description:
      'What up, ps, inspect, call, clock, fault, heal, apply, plan --check and down print with --format json',
  },
);
