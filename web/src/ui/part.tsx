import { type ComponentType, lazy, Suspense, useLayoutEffect, useState } from 'react'
import { CatchErrors } from './catch-errors.tsx'

/** A part of the app that is fetched when it is first shown, or before that. */
export type Part<Props> = ComponentType<Props> & { preload: () => void }

/**
 * Makes a part of what is large and not needed at once. It breaks alone: the page around it stays, and what could not be
 * fetched is asked for again.
 *
 * @param Waiting  stands where it will be until it is there
 * @param Broken  stands there when it does not come; absent: what happened, and what to do
 */
export function part<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { Waiting = () => null, Broken }: { Waiting?: ComponentType<Props>; Broken?: ComponentType<Props> } = {},
): Part<Props> {
  let loaded: ComponentType<Props> | undefined
  const fetched = async () => {
    loaded ??= await load()
    return loaded
  }
  // What is there need not be waited for, not even for a moment: a fallback stays for a third of a second.
  const content = () => loaded ?? lazy(async () => ({ default: inTime(await fetched()) }))
  function Part(props: Props) {
    const [Content, setContent] = useState(content)
    return (
      <CatchErrors onRetry={() => setContent(content)} instead={Broken && <Broken {...props} />}>
        <Suspense fallback={<Waiting {...props} />}>
          <Content {...props} />
        </Suspense>
      </CatchErrors>
    )
  }
  return Object.assign(Part, { preload: () => void fetched().catch(() => {}) }) // whoever opens it is told
}

/** A dialog has given the focus away by the time what comes late asks for it by `data-autofocus`. */
function inTime<Props extends object>(Content: ComponentType<Props>): ComponentType<Props> {
  return function Late(props) {
    // The focus is the document's.
    useLayoutEffect(() => {
      if (document.activeElement?.matches('input, textarea, select')) return // one is typing already
      document.querySelector<HTMLElement>('[aria-modal=true] [data-autofocus]')?.focus()
    }, [])
    return <Content {...props} />
  }
}

/** Once there is nothing else to do. Answers how to drop that. */
export function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 1_000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run)
  return () => cancelIdleCallback(handle)
}
