import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { lazyPart } from '../lazy-part.js';
import { Opener, type OpenerButton } from '../dialogs/opener.js';

interface MenuEntry {
  key: string;
  text: string;
  /** of the text, where it is another than the page's */
  lang?: string;
  Icon?: Icon;
  /** instead of an icon */
  mark?: ReactNode;
  isCurrent?: boolean;
  onChoose?: () => void;
  /** A link takes the place of the button. */
  renderRoot?: (props: object) => ReactNode;
}

export interface MenuProps {
  /** What opens the menu. */
  button: OpenerButton;
  /** Above the entries. */
  label?: string;
  entries: readonly MenuEntry[];
  width: number;
  position: 'bottom-start' | 'bottom-end';
}

const load = () => import('./menu-list.js');
const MenuList = lazyPart(load);

/** A button with a menu. */
export function MenuButton(menu: MenuProps) {
  return (
    <Opener button={menu.button} opens="menu" load={load}>
      <MenuList {...menu} />
    </Opener>
  );
}
