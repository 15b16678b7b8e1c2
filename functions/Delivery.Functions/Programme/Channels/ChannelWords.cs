using System.Text.Json;
using Azure;
using Delivery.Domain.Calendar;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Programme.Channels;

/// <summary>How far a channel is, and what it met, in words.</summary>
public static class ChannelWords
{
    /// <summary>Why a channel tries an edition no more that has been corrected.</summary>
    public const string Overtaken = "还没有发出就有了更正，改发新的一版";

    /// <summary>What a try met, for staff: an exception's own words are for the log.</summary>
    public static string Of(Exception failure) =>
        failure switch
        {
            ChannelRefusedException or ChannelFailedException or WeChatRefusedException => failure.Message,
            TimeoutException or TaskCanceledException => "对方没有及时答复",
            HttpRequestException => "连不上对方，或对方答复有误",
            JsonException => "对方的答复看不懂",
            RequestFailedException or IOException => "系统的存储暂时用不了",
            _ => FailureWords.Broken,
        };

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
