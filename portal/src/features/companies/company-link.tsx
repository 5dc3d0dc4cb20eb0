import type { ReactNode } from 'react';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';

interface CompanyLinkProps {
  company: { id: string; name: string };
  /** Another text than the name, in a sentence. */
  children?: ReactNode;
}

/** Where staff read a company's name, it leads to its page; advocates have none. */
export function CompanyLink({ company, children }: CompanyLinkProps) {
  const path = useProgramPath();
  return (
    <TextLink to={path('companies', company.id)} underline={children ? 'always' : 'hover'}>
      {children ?? company.name}
    </TextLink>
  );
}
