import { createFileRoute } from '@tanstack/react-router'
import { ChoosePasswordPage } from '../components/entry/choose-password-page.tsx'

export const Route = createFileRoute('/invitation/$token')({ component: Choose })

function Choose() {
  const navigate = Route.useNavigate()
  return (
    <ChoosePasswordPage
      kind="invitation"
      token={Route.useParams().token}
      onEntered={() => void navigate({ to: '/', replace: true })}
    />
  )
}
