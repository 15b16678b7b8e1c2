using System.Text;
using Delivery.Domain.Ordering;
using Delivery.Pages.Programme;

namespace Delivery.Pages.Email;

/// <summary>A letter as plain text, for readers and clients without HTML.</summary>
public static class LetterText
{
    public static string Of(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var text = new StringBuilder($"{letter.Name}，您好：\n\n");
        foreach (var part in letter.Parts)
            text.Append(TextOf(part)).Append("\n\n");
        return text.Append("——\n上海市社区体育协会 · 社区体育配送\n")
            .Append($"特殊情况请联系：{letter.Contact.Name} {letter.Contact.Phone}\n")
            .ToString();
    }

    private static string TextOf(LetterPart part) =>
        part switch
        {
            Paragraph paragraph => paragraph.Text,
            Quote quote => $"{quote.From}：\n  {quote.Text.Replace("\n", "\n  ", StringComparison.Ordinal)}",
            FactTable table => string.Join('\n', table.Facts.Select(fact => $"{fact.Label}：{fact.Value}")),
            Bullets bullets => string.Join('\n', bullets.Items.Select(item => $"· {item}")),
            LinkedBullets bullets => string.Join('\n', bullets.Items.Select(item => $"· {item.Text}\n  {item.Url}")),
            ActionLink link => $"{link.Text}：\n{link.Url}",
            CourseFacts course => string.Join('\n', LinesOf(course)),
            Article article => ArticleText.Of(article.Model),
            _ => throw new InvalidOperationException($"No text for {part.GetType().Name}"),
        };

    private static IEnumerable<string> LinesOf(CourseFacts course) =>
        [
            $"课程：{course.Discipline}（{course.Category.Label()}）",
            $"街镇：{course.Street}",
            $"场地：{course.Venue}（{course.Address}）",
            "时间：",
            .. course.Times.Select(time => $"  {time}"),
        ];
}
