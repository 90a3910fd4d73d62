/** Cuts a stream of text into lines; `end` gives what stood after the last line break. */
export interface LineSplitter {
  push(chunk: string): string[];
  end(): string;
}

export function lineSplitter(): LineSplitter {
  let rest = '';
  return {
    push(chunk) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      return lines;
    },
    end: () => rest,
  };
}
