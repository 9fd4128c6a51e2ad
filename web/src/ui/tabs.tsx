import { Link, type LinkProps, useRouterState } from '@tanstack/react-router'
import { Children, createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useShortcut } from '../app/shortcuts.ts'
import styles from './tabs.module.css'

/** Which one of which tabs it is: the first is 1. */
const Place = createContext({ place: 0, group: '' })

/** Views of one thing: each is an address, so that they are links. The digits lead to them as well. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.href })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another tab, which a phone has no room for
  useEffect(() => {
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [path])
  return (
    <nav ref={nav} className={styles.tabs} aria-label={label}>
      {Children.map(children, (tab, i) => (
        <Place value={{ place: i + 1, group: label }}>{tab}</Place>
      ))}
    </nav>
  )
}

/** What the views have in common in the address, such as an open task, stays. */
export function Tab({
  children,
  ...to
}: Pick<LinkProps, 'to' | 'params' | 'search' | 'activeOptions'> & { children: string }) {
  const { place, group } = useContext(Place)
  const link = useRef<HTMLAnchorElement>(null)
  useShortcut({ keys: String(place), label: children, group, run: () => link.current?.click() })
  // What is filtered tells no views apart, unless it is all that does.
  const activeOptions = { includeSearch: to.search !== undefined }
  return (
    <Link ref={link} {...({ search: true, activeOptions, ...to } as LinkProps)} className={styles.tab}>
      {children}
    </Link>
  )
}
