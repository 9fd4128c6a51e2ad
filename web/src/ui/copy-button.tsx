import { ActionIcon, Tooltip } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../app/language.ts'
import { toast } from '../app/toasts.tsx'
import { common } from '../messages/common.ts'

const SHOWN_MS = 1_500

/** Puts a text on the clipboard. `what` is what is copied, read out: “Group id”. */
export function CopyButton({ what, text }: { what: string; text: string }) {
  const t = useMessages(common)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await copyText(text)
    setCopied(true)
    toast(t.copied)
    setTimeout(() => setCopied(false), SHOWN_MS)
  }
  return (
    <Tooltip label={isCopied ? t.copied : t.copy}>
      <ActionIcon aria-label={`${t.copy}: ${what}`} onClick={() => void copy()}>
        {isCopied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  )
}

/** Browsers keep the clipboard from pages that came by plain HTTP; there the old way still goes. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'sr-only'
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
