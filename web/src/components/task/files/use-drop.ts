import { type ClipboardEvent, type DragEvent, useState } from 'react'

/** Takes files that are dropped on a place or pasted into it; text goes its usual way. */
export function useDrop(take: (files: File[]) => void, isOn: boolean) {
  const [isOver, setOver] = useState(false)
  const isFiles = (event: DragEvent) => isOn && event.dataTransfer.types.includes('Files')
  return {
    isOver,
    on: {
      onDragOver(event: DragEvent) {
        if (!isFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        setOver(true)
      },
      onDragLeave(event: DragEvent<HTMLElement>) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop(event: DragEvent) {
        if (!isFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        setOver(false)
        take([...event.dataTransfer.files])
      },
      onPaste(event: ClipboardEvent) {
        const files = [...event.clipboardData.files]
        if (!isOn || files.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        take(files)
      },
    },
  }
}
