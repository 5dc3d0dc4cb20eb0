import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { signInAddress } from './session.js';

/** Leads to the sign-in page, and from there back to the requested page. */
export function ToSignIn() {
  const { href } = useLocation();
  useEffect(() => {
    window.location.replace(signInAddress(href));
  }, [href]);
  return null;
}
