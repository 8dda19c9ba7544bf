import { Navigate } from '@tanstack/react-router'
import { useMe } from '../../web/me.ts'

/** Where the place of the press begins: the auditor reads no personal data, so with the outlets. */
export function PressHome() {
  const me = useMe()
  if (!me) return null
  return <Navigate to={me.role === 'auditor' ? '/pers/media' : '/pers/pertanyaan'} replace />
}
