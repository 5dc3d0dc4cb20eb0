import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { MenuProps } from './menu-button.js';
import { useOpened } from '../dialogs/opener.js';

export default function MenuList({ button, label, entries, width, position }: MenuProps) {
  const { opened, setOpened, target } = useOpened(button);
  return (
    <Menu opened={opened} onChange={setOpened} width={width} position={position} shadow="md">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {label && <Menu.Label>{label}</Menu.Label>}
        {entries.map(({ key, text, lang, Icon, mark, isCurrent, onChoose, renderRoot }) => (
          <Menu.Item
            key={key}
            leftSection={Icon ? <Icon size={18} aria-hidden /> : mark}
            rightSection={isCurrent ? <IconCheck size={18} aria-hidden /> : null}
            {...(lang === undefined ? {} : { lang })}
            {...(onChoose ? { onClick: onChoose } : {})}
            {...(renderRoot ? { renderRoot } : {})}
          >
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
