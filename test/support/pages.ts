import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every address of the app, by the files that answer them: `/projects/$projectId/board`. */
const ROUTES = readdirSync(join(import.meta.dirname, '../../web/src/routes'))
  .filter((name) => /^(?!__root|_in\.tsx)/.test(name))
  .map(
    (name) =>
      `/${name
        .replace(/^_in\./, '')
        .replace(/\.tsx$/, '')
        .replace(/(^|\.)index$/, '')
        .replaceAll('.', '/')}`,
  )
/** What is only around other pages, or only for a server that nobody has set up. */
const NO_PAGE = (route: string) => route === '/setup' || ROUTES.some((other) => other.startsWith(`${route}/`))
export const PAGES = ROUTES.filter((route) => route === '/' || !NO_PAGE(route))
