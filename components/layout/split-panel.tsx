'use client';

import type { AppLayoutToolbarProps } from '@cloudscape-design/components/app-layout-toolbar';
import SplitPanel from '@cloudscape-design/components/split-panel';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Panel {
  header: string;
  onClose: () => void;
}

interface SplitPanelValue {
  panel: Panel | undefined;
  setPanel: (panel: Panel | undefined) => void;
  place: HTMLElement | null;
  setPlace: (place: HTMLElement | null) => void;
}

const SplitPanelContext = createContext<SplitPanelValue | undefined>(undefined);

function useSplitPanel(): SplitPanelValue {
  const value = use(SplitPanelContext);
  if (!value) throw new Error('A split panel is used outside of SplitPanelProvider.');
  return value;
}

export function SplitPanelProvider({ children }: { children: ReactNode }) {
  const [panel, setPanel] = useState<Panel>();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const value = useMemo(() => ({ panel, setPanel, place, setPlace }), [panel, place]);
  return <SplitPanelContext value={value}>{children}</SplitPanelContext>;
}

interface PageSplitPanelProps extends Panel {
  children: ReactNode;
}

/** Shows its children in the frame's split panel for as long as it is rendered. Give it a stable `onClose`. */
export function PageSplitPanel({ header, onClose, children }: PageSplitPanelProps) {
  const { setPanel, place } = useSplitPanel();
  useEffect(() => {
    setPanel({ header, onClose });
    return () => setPanel(undefined);
  }, [header, onClose, setPanel]);
  return place && createPortal(children, place);
}

/** What the panel's own buttons are called to who cannot see them. */
const panelNames = {
  closeButtonAriaLabel: 'Close the panel',
  openButtonAriaLabel: 'Open the panel',
  resizeHandleAriaLabel: 'Resize the panel',
  preferencesTitle: 'Panel preferences',
  preferencesPositionLabel: 'Panel position',
  preferencesPositionDescription: 'Where the panel stands.',
  preferencesPositionSide: 'Side',
  preferencesPositionBottom: 'Bottom',
  preferencesConfirm: 'Confirm',
  preferencesCancel: 'Cancel',
};

type Slots = Pick<
  AppLayoutToolbarProps,
  | 'splitPanel'
  | 'splitPanelOpen'
  | 'onSplitPanelToggle'
  | 'splitPanelPreferences'
  | 'onSplitPanelPreferencesChange'
>;

/** The frame's side: what the app layout needs while a page shows something. */
export function SplitPanelHost({ children }: { children: (slots: Slots) => ReactNode }) {
  const { panel, setPlace } = useSplitPanel();
  const [position, setPosition] = useState<'side' | 'bottom'>('side');
  return children({
    // The layout decides once, at its first render, whether this is told to it: so it always is.
    splitPanelOpen: panel !== undefined,
    onSplitPanelToggle: ({ detail }) => {
      if (!detail.open) panel?.onClose();
    },
    splitPanelPreferences: { position },
    onSplitPanelPreferencesChange: ({ detail }) => setPosition(detail.position),
    splitPanel: panel && (
      <SplitPanel header={panel.header} closeBehavior="hide" i18nStrings={panelNames}>
        <div ref={setPlace} />
      </SplitPanel>
    ),
  });
}
