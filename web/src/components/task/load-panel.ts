type Content = typeof import('./panel-content.tsx').PanelContent

let loaded: Content | undefined

/** The code of the panel, which is large, before somebody opens it. */
export async function loadPanel(): Promise<Content> {
  loaded ??= (await import('./panel-content.tsx')).PanelContent
  return loaded
}
/** Undefined until it is there. */
export const loadedPanel = () => loaded
export const preloadPanel = () => void loadPanel().catch(() => {}) // whoever opens it is told

/** For pages full of tasks: once there is nothing else to do. */
export function preloadPanelWhenIdle(): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(preloadPanel, 1_000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(preloadPanel)
  return () => cancelIdleCallback(handle)
}
