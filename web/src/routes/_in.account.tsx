import { createFileRoute } from '@tanstack/react-router'
import { AccountPage } from '../components/account/account-page.tsx'

export const Route = createFileRoute('/_in/account')({ component: AccountPage })
