using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Programme;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Programme.Channels;

/// <summary>How far a channel is, in words.</summary>
public static class ChannelWords
{
    public static Mark MarkOf(ChannelState state) =>
        state.State switch
        {
            ChannelProgress.Published => new Mark("已发布", Tone.Ok),
            ChannelProgress.Failed => new Mark("没有发出", Tone.Bad),
            _ => state.Attempts > 1 ? new Mark($"试过{state.Attempts}次", Tone.Warn) : new Mark("发布中"),
        };

    public static Fact FactOf(Week week, ChannelState state) =>
        new($"{week} 第{state.Edition}版", "查看", Paths.ProgrammePreview(week.ToString()), MarkOf(state));
}
