import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'

/** A control that cannot be used is shown, and says why. `reason` undefined: it can. */
export function WhyNot({ reason, children }: { reason: string | undefined; children: ReactElement }) {
  if (reason === undefined) return children // which is what most of them are, and they are many
  return (
    <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }} multiline maw={280}>
      {children}
    </Tooltip>
  )
}
