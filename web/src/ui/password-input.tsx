import { PasswordInput as MantinePasswordInput, type PasswordInputProps } from '@mantine/core'
import { useMessages } from '../app/language.ts'
import { common } from '../messages/common.ts'

/** Mantine's, whose button is called in the language of the page. */
export function PasswordInput(props: PasswordInputProps) {
  const t = useMessages(common)
  return <MantinePasswordInput visibilityToggleButtonProps={{ 'aria-label': t.showPassword }} {...props} />
}
