/** What follows from an image alone is computed once for each image and kept as long as the image is. */
import type { Image } from './image.ts';

/** `make`, computed once an image. `make` must be pure. */
export const oncePerImage = <T>(make: (image: Image) => T): ((image: Image) => T) => {
  const made = new WeakMap<Image, { readonly value: T }>();
  return image => {
    const known = made.get(image);
    if (known) return known.value;
    const value = make(image);
    made.set(image, { value });
    return value;
  };
};
