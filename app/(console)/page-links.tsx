'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';

/**
 * Makes every link to a page of the console, in whatever component, a navigation without a reload. Modified clicks,
 * other targets and other sites stay the browser's.
 */
export function PageLinks({ children }: { children: ReactNode }) {
  const router = useRouter();
  useFocusOnNewPage();
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || isModified(event)) return;
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || !isPageLink(link)) return;
    event.preventDefault();
    router.push(link.href);
  };
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
  return <div onClick={follow}>{children}</div>;
}

const isModified = (event: MouseEvent): boolean =>
  event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

const isPageLink = (link: HTMLAnchorElement): boolean =>
  link.origin === location.origin &&
  (link.target === '' || link.target === '_self') &&
  !link.hasAttribute('download') &&
  !(link.hash !== '' && link.pathname === location.pathname);

/** A reader of the screen starts at the top of a new page; a change of a stream's tab leaves the focus on the tab. */
function useFocusOnNewPage(): void {
  const page = usePathname().split('/').slice(0, 3).join('/');
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true });
  }, [page]);
}
