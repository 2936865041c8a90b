/** « programme-2027.csv » suggests « programme »: the same file next week should get the same name. */
export function suggestedSource(file: string): string {
  const name = file
    .replace(/\.[^.]*$/, '')
    .replace(/[\s_-]*\(?\d[\d.\s_-]*\)?$/, '')
    .trim();
  return name || 'programme';
}
