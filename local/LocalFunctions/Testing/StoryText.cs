using System.Globalization;
using System.Text;
using LocalFunctions.Clock;
using LocalFunctions.Durable;

namespace LocalFunctions.Testing;

/// <summary>An orchestration's history as text, for the message of a failing test.</summary>
internal static class StoryText
{
    public static string Of(InstanceStory story)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{story.Instance.Id} {story.Instance.Name} {story.Instance.Status} {story.Instance.CustomStatus}"
        );
        foreach (var line in story.Lines)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {ClockText.ForPeople(line.At)} {line.Kind} {line.Name} #{line.Call} {line.InstanceId} {line.Due:O} {line.Input} {line.Output} {line.Failure}"
            );
        }
        return text.AppendLine(CultureInfo.InvariantCulture, $"  → {story.Output} {story.Failure}").ToString();
    }
}
