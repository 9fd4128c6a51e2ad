import './ui/layers.css'
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/print.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followFocus } from './app/keep-focus.ts'
import { leaveFieldsOnGoing } from './app/leave-fields.ts'
import { followReleases } from './app/new-release.ts'
import { styleNonce } from './app/nonce.ts'
import { keepForOffline } from './app/offline-shell.ts'
import { followPrinting } from './app/paper.ts'
import { listenForShortcuts } from './app/shortcuts.ts'
import { cssVariables, theme } from './app/theme.ts'
import { Toasts } from './app/toasts.tsx'
import { makeQueryClient } from './queries/client.ts'
import { holdWindow } from './queries/connection.ts'
import { stopLive } from './queries/live.ts'
import { meQuery } from './queries/me.ts'
import { makeRouter } from './router.tsx'

const queryClient = makeQueryClient(() => {
  if (queryClient.getQueryData(meQuery.queryKey) === undefined) return // nobody was: the page finds out by itself
  stopLive()
  queryClient.removeQueries({ queryKey: ['me'] })
  void router.invalidate() // the signed-in layout finds nobody, and leads to the sign-in page
})
const router = makeRouter(queryClient)
listenForShortcuts()
leaveFieldsOnGoing(router)
followFocus()
followReleases()
followPrinting()
holdWindow(queryClient)
if (import.meta.env.PROD) void keepForOffline().catch(() => {}) // the app works without it

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <RouterProvider router={router} />
        <Toasts />
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
)
