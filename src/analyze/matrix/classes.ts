/** Places grouped by what marks them, in the order of the first of each. */
export function classesOf(marks: readonly string[]): {
  readonly classes: readonly (readonly number[])[];
  readonly classOf: readonly number[];
} {
  const places = new Map<string, number>();
  const classes: number[][] = [];
  const classOf = marks.map((mark, at) => {
    const place = places.get(mark) ?? classes.length;
    places.set(mark, place);
    const members = classes[place] ?? [];
    classes[place] = members;
    members.push(at);
    return place;
  });
  return { classes, classOf };
}
