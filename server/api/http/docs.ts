import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const READER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const FILES = ['/swagger-ui.css', '/swagger-ui-bundle.js', '/swagger-ui-standalone-preset.js']

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cuboid: the APIs</title>
<link rel="stylesheet" href="/docs/files/swagger-ui.css">
<link rel="stylesheet" href="/docs/reader.css">
</head>
<body>
<div id="reader"></div>
<script src="/docs/files/swagger-ui-bundle.js"></script>
<script src="/docs/files/swagger-ui-standalone-preset.js"></script>
<script src="/docs/reader.js"></script>
</body>
</html>
`

const SCRIPT = `SwaggerUIBundle({
  dom_id: '#reader',
  urls: [
    { name: 'Main API, /api/v1', url: '/api/v1/openapi.json' },
    { name: 'CRM, /cubedrive', url: '/cubedrive/openapi.json' },
  ],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  validatorUrl: null,
})
`

const STYLE = `.swagger-ui .topbar { background: #1c1f26; padding: 8px 0 }
.swagger-ui .topbar .link, .swagger-ui .topbar a { display: none }
.swagger-ui .topbar .download-url-wrapper { justify-content: flex-start }
body { margin: 0; background: #fff }
`

/** The reader's own files, and images that its style sheet holds. It sets styles on elements, which needs no exception. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'", // Swagger UI writes style attributes into its markup
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** A reader for both APIs, which asks nothing of any other host. */
export async function docs(app: FastifyInstance): Promise<void> {
  const schema = { hide: true }
  await app.register(files, {
    root: READER,
    prefix: '/docs/files/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => FILES.includes(path),
  })
  const serve = (path: string, type: string, content: string) =>
    app.get(path, { config: { action: 'visit' }, schema }, (_request, reply) =>
      reply.header('Content-Security-Policy', POLICY).type(`${type}; charset=utf-8`).send(content),
    )
  serve('/docs', 'text/html', PAGE)
  serve('/docs/reader.js', 'text/javascript', SCRIPT)
  serve('/docs/reader.css', 'text/css', STYLE)
}
