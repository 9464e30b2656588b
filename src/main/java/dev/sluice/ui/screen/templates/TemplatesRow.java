package dev.sluice.ui.screen.templates;

import dev.sluice.domain.account.Templates.Template;
import dev.sluice.ui.mvc.TableRow;

/// One template.
record TemplatesRow(Template template) implements TableRow {

    @Override
    public String id() {
        return template.name();
    }

    @Override
    public String searchText() {
        return template.name() + " " + template.shape().description();
    }

    String name() {
        return template.name();
    }
}
