/** Whether words of the kernel, a tool or an engine say that a disk or a tmpfs is full. */
export const noSpace = (words: string): boolean =>
  /no space left on device|ENOSPC|disk quota exceeded/i.test(words);
