const MEANING: Readonly<Record<string, string>> = {
  latency: 'delays, jitter and loss of the scenario are left out, and what its checks say of them',
};

/** What was left out, in a sentence each: `run without latency: delays, …`. */
export const withoutTexts = (features: readonly string[] = []): string[] =>
  features.map((feature) => `run without ${feature}: ${MEANING[feature] ?? 'it is left out'}`);
