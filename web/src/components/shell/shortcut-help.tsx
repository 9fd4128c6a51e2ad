import { useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { useShortcut, useShortcutList } from '../../app/shortcuts.ts'
import { shell } from '../../messages/shell.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import styles from './shortcut-help.module.css'

/** All shortcuts that work here and now. */
export function ShortcutHelp() {
  const t = useMessages(shell)
  const [isOpen, setOpen] = useState(false)
  useShortcut({ keys: '?', label: t.shortcuts, group: t.shortcutsGeneral, run: () => setOpen(true) })
  const all = useShortcutList().filter(({ keys }) => keys !== undefined)
  const groups = Map.groupBy(all, ({ group }) => group)
  return (
    <Dialog opened={isOpen} onClose={() => setOpen(false)} title={t.shortcuts}>
      {[...groups].map(([group, shortcuts]) => (
        <section key={group} className={styles.group}>
          <h3 className={styles.heading}>{group}</h3>
          <dl className={styles.list}>
            {shortcuts.map(({ keys = '', label }) => (
              <div key={keys} className={styles.row}>
                <dt>{label}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
