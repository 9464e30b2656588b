package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.codec.TokenOutline.Part;
import dev.sluice.domain.jwt.codec.TokenOutline.Shape;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/// An item that makes its children when somebody looks, at most so many that a hostile token stays harmless.
final class ClaimsItem extends TreeItem<ClaimsRow> {
    /// A tree of so many lines is opened at once.
    static final int SMALL = 120;

    private static final Messages TEXTS = Messages.of("inspector");
    private static final int MOST = 500;

    private boolean filled;

    ClaimsItem(ClaimsRow row) {
        super(row);
    }

    @Override
    public boolean isLeaf() {
        return getValue().isLeaf();
    }

    @Override
    public ObservableList<TreeItem<ClaimsRow>> getChildren() {
        var children = super.getChildren();
        if (!filled) {
            filled = true;
            var parts = getValue().part().parts();
            children.setAll(parts.stream()
                    .limit(MOST)
                    .map(part -> new ClaimsItem(getValue().child(part)))
                    .toList());
            if (parts.size() > MOST) {
                var more = TEXTS.get("tree.more", parts.size() - MOST);
                children.add(new ClaimsItem(getValue().child(new Part("…", Shape.OTHER, more, List.of()))));
            }
        }
        return children;
    }

    /// Opens level by level while there is room for so many lines.
    void open(int room) {
        setExpanded(true);
        var left = room - getValue().part().parts().size();
        for (var child : getChildren()) {
            if (left > 0 && !child.isLeaf() && child instanceof ClaimsItem item) {
                item.open(left);
                left -= item.getValue().part().parts().size();
            }
        }
    }
}
