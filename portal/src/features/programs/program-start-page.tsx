import { Navigate } from '@tanstack/react-router';
import { firstPlace } from '../../platform/navigation.js';
import { useViewer } from '../../platform/viewer.js';

/** A programme's bare address: leads to the first page of the viewer's roles. */
export default function ProgramStartPage() {
  const { roles, program } = useViewer();
  const to: string = `/${program.slug}/${firstPlace(roles)}`;
  return <Navigate to={to} replace />;
}
