/** The options that a text names, with commas between them; each once. */
export const optionsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((option) => option.trim())
      .filter(Boolean),
  ),
]
