interface PlainPage {
  /** HTML, as `content` is. */
  title: string
  language: string
  /** The address of its style sheet. */
  style: string
  content: string
}

/** A page that the server writes by itself, without the web app and without scripts. */
export const plainPage = ({ title, language, style, content }: PlainPage): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Cuboid</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`
