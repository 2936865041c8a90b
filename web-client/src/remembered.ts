// Small choices kept in this browser (language, theme, sort order). Never personal data, never needed to work.

export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private mode or a full store: the choice holds as long as the page.
  }
}
