import { createFileRoute } from '@tanstack/react-router'
import { ForgottenPage } from '../components/entry/forgotten-page.tsx'

export const Route = createFileRoute('/forgotten')({ component: ForgottenPage })
