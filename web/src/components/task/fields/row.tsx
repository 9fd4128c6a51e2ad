import type { ReactNode } from 'react'

/** @param props.part  how a key finds it */
export function Row({ name, part, children }: { name: string; part?: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-part={part}>{children}</dd>
    </>
  )
}
