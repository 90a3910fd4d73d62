import Type from 'typebox';

/** What maps of the scenario file are made of. */
export const strict = { additionalProperties: false } as const;

const NAME = '^[A-Za-z][A-Za-z0-9_.-]{0,62}$';
/** Without a dot, so that `$A.uid` is no variable. */
export const VARIABLE = '^[A-Za-z][A-Za-z0-9_-]{0,62}$';

/** A map whose keys are names. */
export const named = <T extends Type.TSchema>(row: T, description: string) =>
  Type.Record(Type.String({ pattern: NAME }), row, { ...strict, description });

export const text = (description: string, ...examples: readonly string[]) =>
  Type.String({ description, ...(examples.length > 0 && { examples: [...examples] }) });

export const Cidr = text('An IPv4 block: 172.16.1.0/24', '172.16.1.0/24');
export const Duration = text('A time: 500ms, 20min, 12h, 7d', '7d');
export const PORT = { minimum: 1, maximum: 65535 } as const;

export const Ports = Type.Union(
  [
    Type.Integer(PORT),
    Type.String({ pattern: '^[0-9]+(/|-)[0-9]+$', description: 'A range is written 8000/8100' }),
  ],
  { description: 'Destination ports: 22, 8000/8100; all if absent' },
);
export const Protocol = Type.Enum(['icmp', 'tcp', 'udp', 'gre', 'all'], { description: 'What it is about' });
