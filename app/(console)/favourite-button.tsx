'use client';

import ToggleButton from '@cloudscape-design/components/toggle-button';
import { useBookmarks } from './use-bookmarks.ts';

/** A star by a stream's name. */
export function FavouriteButton({ streamName }: { streamName: string }) {
  const { favourites, toggleFavourite } = useBookmarks();
  return (
    <ToggleButton
      variant="icon"
      iconName="star"
      pressedIconName="star-filled"
      ariaLabel={`${streamName} is a favourite`}
      pressed={favourites.includes(streamName)}
      onChange={() => void toggleFavourite(streamName)}
    />
  );
}
