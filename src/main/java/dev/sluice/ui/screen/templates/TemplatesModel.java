package dev.sluice.ui.screen.templates;

import dev.sluice.ui.mvc.ListModel;

/// What the Templates screen shows.
final class TemplatesModel extends ListModel<TemplatesRow, TemplatesRow> {}
