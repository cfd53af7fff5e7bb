-- The unnamed source, and the counter that every change raises.
INSERT INTO `sources` (`id`, `key`, `name`) VALUES (1, '', '');
--> statement-breakpoint
INSERT INTO `estate_version` (`id`, `version`) VALUES (1, 0);
