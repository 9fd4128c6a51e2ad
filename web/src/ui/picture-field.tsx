import { Button, FileButton } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useMessages } from '../app/language.ts'
import { NoPicture } from '../app/no-picture.ts'
import { errors } from '../messages/errors.ts'
import { pictures } from '../messages/pictures.ts'
import { sayError } from './error-panel.tsx'
import styles from './picture-field.module.css'
import { WhyNot } from './why-not.tsx'

interface Props {
  label: string
  text: string
  /** As it is now. */
  preview: ReactNode
  isThere: boolean
  /** Why the reader may not change it. */
  whyNot?: string | undefined
  change: { mutate(file: File | null): void; isPending: boolean; error: Error | null }
}

/** A photo or a logo, with what can be done about it. */
export function PictureField({ label, text, preview, isThere, whyNot, change }: Props) {
  const [t, refusals] = [useMessages(pictures), useMessages(errors)]
  const id = useId()
  const { mutate, isPending, error } = change
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
    <div className={styles.field} role="group" aria-labelledby={id}>
      {preview}
      <div className={styles.main}>
        <div className={styles.label} id={id}>
          {label}
        </div>
        <p className={styles.text}>{text}</p>
        <div className={styles.actions}>
          {whyNot ? (
            <WhyNot reason={whyNot}>
              <Button variant="default" aria-disabled data-disabled>
                {t.choose}
              </Button>
            </WhyNot>
          ) : (
            <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => file && mutate(file)}>
              {(props) => (
                <Button {...props} variant="default" loading={isPending}>
                  {isThere ? t.change : t.choose}
                </Button>
              )}
            </FileButton>
          )}
          {isThere && !whyNot && (
            <Button variant="subtle" color="gray" disabled={isPending} onClick={() => mutate(null)}>
              {t.remove}
            </Button>
          )}
        </div>
        {error && (
          <p role="alert" className={styles.fault}>
            {error instanceof NoPicture ? t.notReadable : sayError(error, refusals)}
          </p>
        )}
      </div>
    </div>
  )
}
