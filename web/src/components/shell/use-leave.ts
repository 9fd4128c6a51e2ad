import { useRouter } from '@tanstack/react-router'
import { useMessages } from '../../app/language.ts'
import { toast } from '../../app/toasts.tsx'
import { errors } from '../../messages/errors.ts'
import { useSignOut } from '../../queries/me.ts'
import { sayError } from '../../ui/error-panel.tsx'

/** Signs out and leads to the sign-in page, or says why that did not work. */
export function useLeave(): (how?: { everywhere?: boolean }) => Promise<void> {
  const t = useMessages(errors)
  const router = useRouter()
  const signOut = useSignOut()
  return async (how) => {
    try {
      await signOut(how)
      await router.navigate({ to: '/sign-in' })
    } catch (failure) {
      toast(sayError(failure, t), { kind: 'refused' })
    }
  }
}
