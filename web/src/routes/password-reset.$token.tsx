import { createFileRoute } from '@tanstack/react-router'
import { ChoosePasswordPage } from '../components/entry/choose-password-page.tsx'

export const Route = createFileRoute('/password-reset/$token')({ component: Choose })

function Choose() {
  const navigate = Route.useNavigate()
  return (
    <ChoosePasswordPage
      kind="reset"
      token={Route.useParams().token}
      onEntered={() => void navigate({ to: '/', replace: true })}
    />
  )
}
